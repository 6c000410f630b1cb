/**
 * Who may write or amend what: requests, the rules they must meet, and the reasons for a refusal.
 *
 * <p>Called by the app package. Pure: knows no clock, database, topic or HTTP.
 */
@NullMarked
package org.penstock.elog.domain.writing;

import org.jspecify.annotations.NullMarked;
