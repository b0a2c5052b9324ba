"""What every picture is made of: the painter of drawings, pages, letters, colours, and the writing of files."""
