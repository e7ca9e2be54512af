"""Sources: the outside world becomes `Article`. One module for each kind of source."""
