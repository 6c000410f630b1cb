/**
 * Events of the plant in, recorded entries out. Gives what was read to the app package and decides
 * nothing about it; knows no SQL and no HTTP.
 */
@NullMarked
package org.penstock.elog.kafka;

import org.jspecify.annotations.NullMarked;
