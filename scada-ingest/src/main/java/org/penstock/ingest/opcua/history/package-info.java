/**
 * Reading the history that a server keeps of its tags, page by page, with what servers refuse and
 * how that is answered.
 *
 * <p>Called through the connection of a source; knows nothing of gaps, jobs and their pace.
 */
@NullMarked
package org.penstock.ingest.opcua.history;

import org.jspecify.annotations.NullMarked;
