/**
 * From samples to slots: which samples count, which slot they belong to, and what a closed slot
 * says.
 *
 * <p>Called by the app package. Knows no Kafka, no database and nothing of who approves what.
 */
@NullMarked
package org.penstock.compliance.domain.slot;

import org.jspecify.annotations.NullMarked;
