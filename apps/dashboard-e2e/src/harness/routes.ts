import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const APP = join(__dirname, '../../../dashboard/src/app');

/**
 * Every page that the dashboard's router knows, as its path with parameters (`sessions/:sessionId/register`), read from the sources.
 * What cannot be read is an error, so that no page is passed over.
 */
export const allRoutes = (): readonly string[] => {
  const file = join(APP, 'app.routes.ts');
  return [...new Set(routesOf(initializerOf(file, 'routes'), { file, prefix: '' }))].sort();
};

interface Place {
  readonly file: string;
  readonly prefix: string;
}

const sources = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = sources.get(file);
  if (known) return known;
  if (!existsSync(file)) throw new Error(`${file} is not there.`);
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true);
  sources.set(file, source);
  return source;
}

const fileOf = (from: string, specifier: string): string => `${join(dirname(from), specifier)}.ts`;

/** What a constant of a file begins with; `default` is what it exports by default. */
function initializerOf(file: string, name: string): ts.Expression {
  for (const statement of parse(file).statements) {
    if (name === 'default' && ts.isExportAssignment(statement)) {
      return ts.isIdentifier(statement.expression)
        ? initializerOf(file, statement.expression.text)
        : statement.expression;
    }
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find((each) => each.name.getText() === name);
    if (found?.initializer) return found.initializer;
  }
  throw new Error(`${file} has no constant ${name}.`);
}

/** The constant behind a name, here or in the file that it is imported from. */
function resolve(name: string, file: string): { readonly of: ts.Expression; readonly file: string } {
  for (const statement of parse(file).statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const bindings = statement.importClause?.namedBindings;
    if (!bindings || !ts.isNamedImports(bindings)) continue;
    const imported = bindings.elements.find((each) => each.name.text === name);
    if (!imported) continue;
    const from = fileOf(file, statement.moduleSpecifier.text);
    return { of: initializerOf(from, (imported.propertyName ?? imported.name).text), file: from };
  }
  return { of: initializerOf(file, name), file };
}

function routesOf(expression: ts.Expression, place: Place): string[] {
  if (ts.isArrayLiteralExpression(expression)) {
    return expression.elements.flatMap((each) => routesOf(ts.isSpreadElement(each) ? each.expression : each, place));
  }
  if (ts.isIdentifier(expression)) {
    const { of, file } = resolve(expression.text, place.file);
    return routesOf(of, { ...place, file });
  }
  // A list that is put into frames keeps its paths.
  if (ts.isCallExpression(expression) && ts.isPropertyAccessExpression(expression.expression)) {
    if (expression.expression.name.text === 'map') return routesOf(expression.expression.expression, place);
  }
  if (ts.isObjectLiteralExpression(expression)) return routesOfOne(expression, place);
  throw new Error(`Routes that cannot be read in ${place.file}: ${expression.getText().slice(0, 80)}`);
}

function routesOfOne(route: ts.ObjectLiteralExpression, { file, prefix }: Place): string[] {
  const property = (name: string): ts.Expression | undefined => {
    const found = route.properties.find((each) => each.name?.getText() === name);
    return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
  };
  const path = property('path');
  if (!path || !ts.isStringLiteralLike(path)) throw new Error(`A route without a plain path in ${file}.`);
  const full = [prefix, path.text].filter(Boolean).join('/');

  const children = property('children');
  if (children) return routesOf(children, { file, prefix: full });
  const lazy = property('loadChildren');
  if (lazy) {
    const specifier = /import\('([^']+)'\)/.exec(lazy.getText())?.[1];
    if (specifier === undefined) throw new Error(`Routes loaded in a way that cannot be read in ${file}.`);
    const from = fileOf(file, specifier);
    return routesOf(initializerOf(from, 'default'), { file: from, prefix: full });
  }
  return property('redirectTo') ? [] : [full];
}
