package org.penstock.alert.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import jakarta.enterprise.context.ApplicationScoped;
import org.penstock.alert.domain.rule.Expressions;

/**
 * Checks expressions in CEL and makes programs of them; a program is made once and may be run by
 * any thread.
 */
@ApplicationScoped
public class CelExpressions implements Expressions {

  private static final int MOST_CHARACTERS = 2_000;
  private static final int MOST_TAGS = 16;
  private static final int DEEPEST = 32;

  private static final CelOptions OPTIONS =
      CelOptions.current().maxParseRecursionDepth(DEEPEST).build();

  private final CelCompiler parser =
      CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS).build();
  private final CelRuntime runtime =
      CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();

  @Override
  public Checked check(String text) {
    if (text.isBlank()) {
      return new Checked.Faulty("the expression is empty");
    }
    if (text.length() > MOST_CHARACTERS) {
      return new Checked.Faulty(
          "the expression has more than %d characters".formatted(MOST_CHARACTERS));
    }
    try {
      return compile(text);
    } catch (CelValidationException e) {
      return new Checked.Faulty(PlainWords.of(e));
    } catch (RefusedNode e) {
      return new Checked.Faulty(e.getMessage());
    } catch (CelEvaluationException e) {
      return new Checked.Faulty("the expression cannot be evaluated: " + e.getMessage());
    }
  }

  private Checked compile(String text)
      throws CelValidationException, RefusedNode, CelEvaluationException {
    CelAbstractSyntaxTree parsed = parser.parse(text).getAst();
    PlantTree.Shaped tree = PlantTree.of(parsed);
    if (tree.variables().isEmpty()) {
      return new Checked.Faulty("the expression names no tag: write tags[\"area.tag\"]");
    }
    if (tree.variables().size() > MOST_TAGS) {
      return new Checked.Faulty(
          "the expression names %d tags: %d are possible"
              .formatted(tree.variables().size(), MOST_TAGS));
    }
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS);
    tree.variables().values().forEach(variable -> compiler.addVar(variable, SimpleType.DYN));
    CelAbstractSyntaxTree checked = compiler.build().check(tree.ast()).getAst();
    if (!checked.getResultType().equals(SimpleType.BOOL)
        && !checked.getResultType().equals(SimpleType.DYN)) {
      return new Checked.Faulty(
          "the expression gives %s, not true or false"
              .formatted(PlainWords.type(checked.getResultType().name())));
    }
    return new Checked.Sound(
        new CelExpression(text, tree.variables(), runtime.createProgram(checked)));
  }
}
