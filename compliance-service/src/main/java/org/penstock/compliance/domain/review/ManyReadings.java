package org.penstock.compliance.domain.review;

/**
 * The readings of a long period, as far as a decision about all of them needs them.
 *
 * @param own how many the caller entered
 * @param locked how many are locked
 */
public record ManyReadings(int count, int own, int locked, String contentHash) {}
