"""The servers that can run a project. One module each; to add one, write it and name it here."""

from onionskin.servers.server import Server
from onionskin.servers.uwsgi.server import UwsgiServer
from onionskin.servers.wsgiref import WsgirefServer

SERVERS: dict[str, type[Server]] = {server.name: server for server in (WsgirefServer, UwsgiServer)}
