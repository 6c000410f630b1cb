package org.penstock.ingest.disk.spool;

import org.penstock.event.Reading;

/** A reading and its place in the spool: later ones have higher numbers. */
record Kept(long number, Reading reading) {}
