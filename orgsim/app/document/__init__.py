"""The state of the window, its one signal, and the pure functions over both."""
