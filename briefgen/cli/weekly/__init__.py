"""`briefgen weekly`: a module for each command."""
