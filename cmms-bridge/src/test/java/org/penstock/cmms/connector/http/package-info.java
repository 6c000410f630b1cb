@NullMarked
package org.penstock.cmms.connector.http;

import org.jspecify.annotations.NullMarked;
