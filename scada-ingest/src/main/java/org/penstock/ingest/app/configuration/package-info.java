/**
 * The configuration of the sources while the service runs: looked at for changes, changed by
 * people, and put into force by its differences.
 *
 * <p>Called by the rims; knows the file and the servers through ports.
 */
@NullMarked
package org.penstock.ingest.app.configuration;

import org.jspecify.annotations.NullMarked;
