"""Measures at the size of a province: goals beside figures, ratios to floors of the same run. No part of the product."""
