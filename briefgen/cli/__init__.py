"""The edge: arguments come in, words and files go out. The only click, the only print, the only exit."""
