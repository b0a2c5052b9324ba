"""The window: views over one `Document`, with Qt's widgets. Everything it shows is computed below it."""
