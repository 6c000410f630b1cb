package org.penstock.broken.http;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "broken")
interface SettingsElsewhere {

  int limit();
}
