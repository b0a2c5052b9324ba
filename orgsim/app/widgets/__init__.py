"""Widgets and looks that know neither the state nor each other: fields, labels, planes, icons, the style."""
