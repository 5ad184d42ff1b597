"""What is left over in a document that was not finished: the kinds, how each looks, and searching for them."""
