"""One connection to Apache: request after request, until one of them ends it."""

from onionskin.connection import Connection
from onionskin.servers.apache.body import BodyPending
from onionskin.servers.apache.error_pages import send_error_page
from onionskin.servers.apache.intake import KEEP_ALIVE_TIMEOUT, Intake
from onionskin.servers.apache.logs import log_access
from onionskin.servers.apache.mapping import Site, process
from onionskin.servers.apache.output import Output
from onionskin.servers.apache.reading import Unusable, read_request
from onionskin.servers.apache.request import Request
from onionskin.servers.apache.status import DONE, OK, ends_connection, is_response


class HttpConnection:
    """What Apache knows of a connection between two requests."""

    def __init__(self, connection: Connection, site: Site) -> None:
        self.connection = connection
        self.intake = Intake(connection)
        #: Bytes of responses that have not been sent yet.
        self.held_back = bytearray()
        #: How many of its requests were followed by others, or might have been.
        self.keep_alives = 0
        #: Nothing has happened yet that would end the connection.
        self.keeps_alive = True
        #: The client has gone: a write has failed.
        self.aborted = False
        #: The response said that the connection stays open.
        self.stays = False
        self._site = site
        #: A request that has been answered, though its body hasn't come.
        self._unfinished: Request | None = None

    def serve(self) -> None:
        """Answer what has come. The connection is left open when the client has all it asked for and might ask again."""
        try:
            while self._next_request():
                client = self.connection.client
                if self.intake.breaks_off and client.is_satisfied and not client.later and not self.connection.at_end:
                    return
                if self.intake.has_line or (self._site.holds_back and self.intake.has_data):
                    continue
                # A client that still waits for something waits in vain.
                if not self.connection.wait(KEEP_ALIVE_TIMEOUT):
                    break
        except BodyPending:
            return
        self.flush()
        self.connection.close()

    def flush(self) -> None:
        """Send what has been held back."""
        block, self.held_back = bytes(self.held_back), bytearray()
        if block:
            try:
                self.connection.sendall(block)
            except BrokenPipeError:
                self.aborted = True
                self.abort()

    def abort(self) -> None:
        """Something went wrong between here and the network: what waits is lost, and the connection."""
        self.held_back.clear()
        self.keeps_alive = self.stays = False

    def finalize(self, request: Request, last: bytes = b"") -> None:
        """The response is complete, but for `last`. The rest of the request's body is read first, for it is in the way of the next request."""
        intact = self._discard_body(request)
        if request.eos_sent:
            return
        if intact or request.output.headers_sent:
            request.output.write(last, ends=True)
        else:
            self.die(400, request)

    def die(self, status: int, request: Request, earlier: int | None = None) -> None:
        """A handler is done, with this result: the end of the response, or the page of an error. `earlier`: an error in place of which
        this one comes; by default the one that the response is about."""
        if status in (OK, DONE):
            self.finalize(request)
            return
        if not is_response(status):
            if request.output.headers_sent:
                return
            status = 500
        earlier = request.status if earlier is None else earlier
        request.status = status
        if ends_connection(status):
            self.keeps_alive = self.stays = False
        send_error_page(request, 0 if earlier == 200 else earlier)

    def _next_request(self) -> bool:
        """Read a request and answer it. Whether another one may follow."""
        if self._unfinished is not None:
            self.finalize(self._unfinished)
            return self._end(self._unfinished)
        request = Request(self)
        request.output = Output(request)
        self.keeps_alive, self.stays = True, False
        try:
            read_request(request, self.intake, is_first=self.keep_alives == 0)
        except Unusable as unusable:
            if unusable.status is not None:
                self._refuse(request, unusable)
            return False
        self._unfinished = request
        self.die(process(request, self._site), request, earlier=200)
        return self._end(request)

    def _end(self, request: Request) -> bool:
        """It has been dealt with. Whether another one may follow."""
        self._unfinished = None
        goes_on = self.stays and self.intake.skip_blank_lines()
        # A pipelined request, it seems: what is held back goes out with its answer.
        if not (goes_on and self._site.holds_back and self.intake.has_data):
            self.flush()
        log_access(request)
        return goes_on

    def _refuse(self, request: Request, unusable: Unusable) -> None:
        """The page of an error in the request itself."""
        if not unusable.knows_end:
            self.intake.close()
            self.keeps_alive = False
        request.status = 200
        self.die(unusable.status or 400, request)
        self.flush()
        log_access(request)

    def _discard_body(self, request: Request) -> bool:
        """Not where the connection ends anyway. False: the body ended early."""
        if not self.keeps_alive:
            return True
        if ends_connection(request.status):
            self.keeps_alive = False
            return True
        if request.body is None or request.body.discard():
            return True
        self.keeps_alive = self.stays = False
        return False
