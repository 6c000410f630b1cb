/**
 * The HTTP rim: reads requests, calls one app class, writes views. Holds no rule of the business.
 */
@NullMarked
package org.penstock.compliance.http;

import org.jspecify.annotations.NullMarked;
