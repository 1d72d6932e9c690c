"""The hash-chained record of every act."""
