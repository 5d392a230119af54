"""The papers: values in, bytes out."""
