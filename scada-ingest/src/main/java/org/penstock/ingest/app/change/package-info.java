/**
 * Keeps who changed what about the sources, and shows it.
 *
 * <p>Called by the verbs that change something and by the http rim; knows disk and database through
 * ports.
 */
@NullMarked
package org.penstock.ingest.app.change;

import org.jspecify.annotations.NullMarked;
