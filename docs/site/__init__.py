"""The website: lectures and exercises as they are, guides, glossary and API; see `build`."""
