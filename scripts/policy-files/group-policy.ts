/**
 * The forms of Group Policy and Intune: one file with the settings (ADMX), one per language with the words (ADML).
 * learn.microsoft.com/previous-versions/windows/desktop/policy/admx-schema
 */
import { escaped } from './markup.ts';
import { type Rule, rules } from './rules.ts';
import { general, type Language, words } from './words.ts';

const key = 'Software\\Policies\\Sendwell';
const schema =
  'revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';
const head = '<?xml version="1.0" encoding="utf-8"?>\n<!-- Made by npm run docs from shared/policy.ts. -->\n';

/** The settings with their values in the registry, for the computer and for the person. */
export function admx(): string {
  return `${head}<policyDefinitions ${schema}>
  <policyNamespaces>
    <target prefix="sendwell" namespace="Sendwell.Policies.Sendwell"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="supported" displayName="$(string.supported)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="Sendwell" displayName="$(string.category)"/>
  </categories>
  <policies>
${rules.map(policy).join('\n')}
  </policies>
</policyDefinitions>
`;
}

function policy({ name, kind }: Rule): string {
  const isSwitch = kind.is === 'switch';
  const form = isSwitch ? `valueName="${name}"` : `presentation="$(presentation.${name})"`;
  const texts = `displayName="$(string.${name})" explainText="$(string.${name}_explain)"`;
  const values = isSwitch
    ? `      <enabledValue><decimal value="1"/></enabledValue>
      <disabledValue><decimal value="0"/></disabledValue>`
    : `      <elements>
        ${element({ name, kind })}
      </elements>`;
  return `    <policy name="${name}" class="Both" ${texts} key="${key}" ${form}>
      <parentCategory ref="Sendwell"/>
      <supportedOn ref="supported"/>
${values}
    </policy>`;
}

/** What is written to the registry: REG_MULTI_SZ for a list, one REG_SZ per row of a table, REG_SZ for the others. */
function element({ name, kind }: Rule): string {
  const value = `id="${name}" valueName="${name}" required="true"`;
  if (kind.is === 'list') return `<multiText ${value}/>`;
  if (kind.is === 'table') return `<list id="${name}" key="${key}\\${name}" explicitValue="true"/>`;
  if (kind.is !== 'choice') return `<text ${value}/>`;
  const items = kind.of.map(
    (one) => `<item displayName="$(string.${name}_${one})"><value><string>${one}</string></value></item>`,
  );
  return `<enum ${value}>${items.join('')}</enum>`;
}

/** The words of one language, by the ids of `admx`. */
export function adml(language: Language): string {
  const strings: [string, string][] = [
    ['category', 'Sendwell'],
    ['supported', general.supported[language]],
    ...rules.flatMap(({ name, kind }): [string, string][] => {
      const [title, explanation] = words[name][language];
      const choices = kind.is === 'choice' ? kind.of : [];
      return [
        [name, title],
        [`${name}_explain`, explanation],
        // The value itself, as the guide and other systems name it.
        ...choices.map((one): [string, string] => [`${name}_${one}`, one]),
      ];
    }),
  ];
  return `${head}<policyDefinitionResources ${schema}>
  <displayName>Sendwell</displayName>
  <description>${general.about[language]}</description>
  <resources>
    <stringTable>
${strings.map(([id, text]) => `      <string id="${id}">${escaped(text)}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${rules
  .filter(({ kind }) => kind.is !== 'switch')
  .map((rule) => `      <presentation id="${rule.name}">${field(rule, language)}</presentation>`)
  .join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function field({ name, kind }: Rule, language: Language): string {
  const label = general.value[language];
  if (kind.is === 'list')
    return `<text>${general.onePerLine[language]}</text><multiTextBox refId="${name}"/>`;
  if (kind.is === 'table') return `<listBox refId="${name}">${label}</listBox>`;
  if (kind.is === 'choice') return `<dropdownList refId="${name}" noSort="true">${label}</dropdownList>`;
  return `<textBox refId="${name}"><label>${label}</label></textBox>`;
}
