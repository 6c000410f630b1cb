package org.penstock.compliance.domain.review;

import java.time.LocalDate;

/** Where a page of the queue ends. */
public record QueuePosition(LocalDate operatingDay, String tagName) {}
