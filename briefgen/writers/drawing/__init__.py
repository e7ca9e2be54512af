"""Drawings laid out in shapes, alike for every writer: `layout.lay_out`, and `raster.rasterize` for a picture."""
