/**
 * What a log entry is, and the canonical text of it that is stored and hashed.
 *
 * <p>Called by everything in the service. Pure: knows no clock, database, topic or HTTP.
 */
@NullMarked
package org.penstock.elog.domain;

import org.jspecify.annotations.NullMarked;
