"""aiosmtpd with the settings that arrive as JSON: one account, mail as files, three ports and one for a proxy."""
import asyncio
import json
import ssl
import sys
import uuid
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult

settings = json.loads(sys.argv[1])


class Box:
    async def handle_DATA(self, server, session, envelope):
        name = uuid.uuid4().hex
        Path(settings["box"], name).write_bytes(envelope.original_content)
        return f"250 2.0.0 OK: queued as {name}"


def account(server, session, envelope, mechanism, login):
    right = (login.login.decode(), login.password.decode()) == (settings["address"], settings["password"])
    # The server answers 535 itself when nothing was handled.
    return AuthResult(success=right, handled=False)


def tls():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings["certFile"], settings["keyFile"])
    if settings["clientCertificate"]:
        context.load_verify_locations(settings["caFile"])
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def smtp(**more):
    return lambda: SMTP(
        Box(), hostname="mail.example.test", data_size_limit=settings["sizeLimit"], authenticator=account, **more
    )


async def main():
    listen = asyncio.get_running_loop().create_server
    ports = settings["ports"]
    inside = smtp(auth_required=True, auth_require_tls=False)
    upgrade = smtp(auth_required=True, tls_context=tls(), require_starttls=True)
    await listen(upgrade, "127.0.0.1", ports["submission"])
    await listen(inside, "127.0.0.1", ports["submissions"], ssl=tls())
    await listen(inside, "127.0.0.1", ports["plain"])
    await asyncio.Event().wait()


asyncio.run(main())
