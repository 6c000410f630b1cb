package org.penstock.sound.config;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "sound")
public interface Settings {

  String prefix();
}
