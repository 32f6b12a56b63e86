/** Puts `sendwell` on PATH with the MSI: adds a component to the WiX project before it is compiled. */
import { readFile, writeFile } from 'node:fs/promises';

/** Fixed for ever, as Windows counts installations of a component by it. */
const guid = '4C97910B-709B-4724-8129-CA576DAEAA9D';

const component = `
      <Component Id="CommandOnPath" Guid="${guid}" KeyPath="yes">
        <Environment Id="Path" Name="PATH" Value="[APPLICATIONFOLDER]resources\\bin" Action="set" Part="last" System="yes" Permanent="no"/>
      </Component>
`;
const end = '</ComponentGroup>';

/** Called by electron-builder with the path of project.wxs. */
export default async function addToPath(project) {
  const source = await readFile(project, 'utf8');
  if (source.split(end).length !== 2)
    throw new Error(`${project} has not the one component group that was expected`);
  await writeFile(project, source.replace(end, `${component}    ${end}`));
}
