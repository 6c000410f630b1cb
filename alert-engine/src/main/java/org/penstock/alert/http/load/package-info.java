/** The assessment of the alarm system over HTTP: measures, bad actors, a month's report. */
@NullMarked
package org.penstock.alert.http.load;

import org.jspecify.annotations.NullMarked;
