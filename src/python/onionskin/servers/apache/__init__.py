"""What is Apache httpd's own in the mod_wsgi gateways, rebuilt: reading requests, mapping them to a handler, error pages, framing,
keep-alive, logs. Begin with `connection.py`, the loop over the requests of a connection, and `request.py`, what all of it is about."""
