/**
 * Whom we trust and how far: certificates as facts, the decisions that people take about them, when
 * our own is renewed, and how far a server's clock is off.
 *
 * <p>Pure functions and records. Called by {@code app.trust} and the rims; knows neither the file
 * formats nor the OPC UA library.
 */
@NullMarked
package org.penstock.ingest.domain.trust;

import org.jspecify.annotations.NullMarked;
