/** Small files beside the service that survive its end; knows nothing of what they mean. */
@NullMarked
package org.penstock.ingest.disk;

import org.jspecify.annotations.NullMarked;
