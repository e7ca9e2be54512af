"""Sources that hold others without saying anything themselves: folders, ZIP archives, JSON lines."""
