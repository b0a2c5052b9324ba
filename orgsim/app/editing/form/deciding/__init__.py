"""How a body decides, in the form: when it meets, and how its matters are prepared and passed on."""
