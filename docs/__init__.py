"""Guides as Markdown, and in `site` what makes a website of them."""
