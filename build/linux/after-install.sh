#!/bin/sh
# Runs on deb and rpm systems after the files are in place.

# The sandbox for pages on systems that keep user namespaces from programs (Ubuntu 24.04 and later, some servers).
chown root:root /opt/Sendwell/chrome-sandbox
chmod 4755 /opt/Sendwell/chrome-sandbox

# File types and menu entries; neither stops an installation.
if command -v update-mime-database >/dev/null 2>&1; then
  update-mime-database /usr/share/mime || true
fi
if command -v update-desktop-database >/dev/null 2>&1; then
  update-desktop-database /usr/share/applications || true
fi
