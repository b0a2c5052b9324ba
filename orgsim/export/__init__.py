"""Pictures: one painter for the window, PNG, SVG, PDF and the printer. Qt without widgets."""
