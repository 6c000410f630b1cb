package org.penstock.alert.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.penstock.alert.domain.book.RuleVersion;
import org.penstock.alert.domain.port.rules.RuleSheets;

/** Rules as YAML and as CSV. */
@ApplicationScoped
class SheetTexts implements RuleSheets {

  private final YamlSheet yaml = new YamlSheet();
  private final CsvSheet csv = new CsvSheet();

  @Override
  public Content read(Format format, String text) {
    return switch (format) {
      case YAML -> yaml.read(text);
      case CSV -> csv.read(text);
    };
  }

  @Override
  public String write(Format format, List<RuleVersion> rules) {
    return switch (format) {
      case YAML -> yaml.write(rules);
      case CSV -> csv.write(rules);
    };
  }
}
