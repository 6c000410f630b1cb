package org.penstock.compliance.domain.slot;

import java.time.Instant;

/** One slot of one tag, named by its start. */
public record SlotKey(String tagName, Instant start) {}
