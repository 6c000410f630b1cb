package org.penstock.compliance.domain.slot;

import java.time.Instant;

/**
 * A slot with samples that are in no reading yet.
 *
 * @param partition where its tag's readings lie, so that who reads them closes the slot
 * @param dueAt when it is to be closed
 */
public record DueSlot(SlotKey slot, int partition, Instant dueAt) {}
