"""From this folder to a published site: stage the sources, check them, build, swap in, serve."""
