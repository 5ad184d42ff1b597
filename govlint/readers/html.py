"""Web pages: the report inside a page of a content-management system, or a fragment that is nothing but the report."""
