/**
 * The log over HTTP, below {@code /api/logs}. Turns requests into calls of the app package and
 * outcomes into answers; decides nothing itself and knows no SQL and no topic.
 */
@NullMarked
package org.penstock.elog.http;

import org.jspecify.annotations.NullMarked;
