/**
 * The maintenance systems: one package for each vendor, chosen by {@code cmms.connector.kind}.
 *
 * <p>Built at start, called by {@code app} through {@code CmmsConnector}.
 */
@NullMarked
package org.penstock.cmms.connector;

import org.jspecify.annotations.NullMarked;
