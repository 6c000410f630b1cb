/**
 * A tag as the plant wants it read: its node, its type, how its values are collected, and what the
 * server itself says about it.
 *
 * <p>Pure records. Used by the sources and by everything that handles samples; knows no server.
 */
@NullMarked
package org.penstock.ingest.domain.tag;

import org.jspecify.annotations.NullMarked;
