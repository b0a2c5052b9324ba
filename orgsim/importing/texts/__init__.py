"""Texts as records: indented and Markdown lists, Mermaid's flowcharts and mind maps, Graphviz's DOT."""
